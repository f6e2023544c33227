/**
 * Calls `allowed` whenever a person has allowed this page the camera: at once where the browser tells, else when they come back to
 * the window. It never makes the browser ask.
 * @returns ends it
 */
export function awaitPermission(allowed: () => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const query = async () => {
    // "camera" is no name to the query's type, nor to older browsers.
    const status = await navigator.permissions?.query({ name: "camera" as PermissionName }).catch(() => undefined);
    return signal.aborted ? undefined : status;
  };
  const check = (status: PermissionStatus | undefined) => {
    if (status?.state === "granted") allowed();
  };
  void query().then((status) => status?.addEventListener("change", () => check(status), { signal }));
  window.addEventListener("focus", () => void query().then(check), { signal });
  return () => ended.abort();
}
