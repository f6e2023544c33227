/**
 * Version and build of the app. The hash in the main script's name tells builds apart; one of all sources would make each
 * change of the server an update of the till.
 */
export function appVersion(): string {
  const version = import.meta.env.VITE_APP_VERSION as string;
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  const build = /-([\w-]+)\.js$/.exec(script?.src ?? "")?.[1];
  return `${version}, ${build === undefined ? "not built" : `build ${build}`}`;
}
