import { expect, test, vi } from "vitest";
import { createStore } from "../src/state";

test("a watcher hears what was and what is", () => {
  const store = createStore({ step: 0, storey: "a" });
  const hear = vi.fn();
  store.watch((state) => state.step, hear);

  store.set({ step: 2 });

  expect(hear.mock.calls).toEqual([[2, 0]]);
});

test("a watcher does not hear of what it did not choose, nor of what stays the same", () => {
  const store = createStore({ step: 0, storey: "a" });
  const hear = vi.fn();
  store.watch((state) => state.step, hear);

  store.set({ storey: "b" });
  store.set({ step: 0 });

  expect(hear).not.toHaveBeenCalled();
});

test("a watcher that has stopped hears no more", () => {
  const store = createStore({ step: 0 });
  const hear = vi.fn();
  const stop = store.watch((state) => state.step, hear);

  stop();
  store.set({ step: 1 });

  expect(hear).not.toHaveBeenCalled();
});

test("a watcher that changes the state itself leads every watcher to the same end", () => {
  const store = createStore({ step: 0, storey: "a" });
  const seen: string[] = [];
  store.watch(
    (state) => state.step,
    () => store.set({ storey: "b" }),
  );
  store.watch(
    (state) => state.storey,
    (now) => seen.push(now),
  );

  store.set({ step: 1 });

  expect(store.get()).toEqual({ step: 1, storey: "b" });
  expect(seen).toEqual(["b"]);
});

test("the state that was handed out stays as it was", () => {
  const store = createStore({ step: 0 });
  const before = store.get();

  store.set({ step: 1 });

  expect(before.step).toBe(0);
});
