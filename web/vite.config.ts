import { defineConfig } from "vitest/config";

// The built page travels inside the Python package: whoever installs the server has the page.
const PACKAGE_STATIC = "../twin/server/static";

export default defineConfig({
  build: {
    outDir: PACKAGE_STATIC,
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    // three.js is one chunk of about 500 kB on purpose: it is fetched after the text is on the screen.
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
  test: { include: ["test/**/*.test.ts"] },
});
