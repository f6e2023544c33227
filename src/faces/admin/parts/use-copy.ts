import { useAdmin } from "../admin-services";

/** Copies a text, and says so. @returns copies; `what`: "Link", for one */
export function useCopy(): (text: string, what: string) => Promise<void> {
  const { toasts } = useAdmin();
  return async (text, what) => {
    try {
      await navigator.clipboard.writeText(text);
      toasts.say({ text: `${what} copied.` });
    } catch {
      // Without HTTPS or the permission browsers copy nothing by themselves.
      toasts.say({ text: `This browser does not copy by itself. Select and copy it: ${text}` });
    }
  };
}
