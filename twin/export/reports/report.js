(() => {
  const root = document.documentElement;
  const articles = [...document.querySelectorAll("article[data-verdict]")];
  const filters = [...document.querySelectorAll("[data-filter]")];
  const words = document.querySelector("[data-words]");
  const count = document.querySelector("[data-count]");
  const switchTo = (language) => {
    root.dataset.lang = language;
    root.lang = language;
    for (const button of document.querySelectorAll("[data-switch]"))
      button.setAttribute("aria-pressed", String(button.dataset.switch === language));
    for (const option of document.querySelectorAll("option[data-zh]"))
      option.textContent = language === "en" ? option.dataset.en : option.dataset.zh;
  };
  const show = () => {
    const said = words.value.trim().toLowerCase();
    let shown = 0;
    for (const article of articles) {
      const kept =
        filters.every((one) => !one.value || article.dataset[one.dataset.filter] === one.value) &&
        (!said || article.textContent.toLowerCase().includes(said));
      article.hidden = !kept;
      shown += kept ? 1 : 0;
    }
    count.textContent = `${shown} / ${articles.length}`;
  };
  for (const one of [...filters, words]) one.addEventListener("input", show);
  for (const button of document.querySelectorAll("[data-switch]"))
    button.addEventListener("click", () => switchTo(button.dataset.switch));
  switchTo(root.lang === "en" ? "en" : "zh-CN");
  show();
})();
