import { createStore, type StoreApi } from "zustand/vanilla";

/** What was just done, said once in passing. `undo`: takes it back, where that is cheap. */
export type Toast = { readonly text: string; readonly undo?: () => void };

export interface ToastStore extends StoreApi<{ readonly toast: Toast | null }> {
  readonly say: (toast: Toast) => void;
  readonly clear: () => void;
}

export function createToastStore(): ToastStore {
  const store = createStore<{ readonly toast: Toast | null }>()(() => ({ toast: null }));
  return { ...store, say: (toast) => store.setState({ toast }), clear: () => store.setState({ toast: null }) };
}
