import { type RouteName, ROUTES } from "../../src/contract/routes";

const ORIGIN = "http://localhost";

/** What a request says beside what its route takes. */
export type Said = { readonly params?: Readonly<Record<string, string>>; readonly query?: string; readonly body?: unknown; readonly headers?: Record<string, string> };

/** A server in this process, or the way to one in another; `env`: what it knows of a connection. */
type Server = { request(url: string, init: RequestInit, env: object): Response | Promise<Response> };

/** A browser with one of the server's pages open: it keeps cookies, and says where its requests come from. */
export function openBrowser(app: Server, address = "192.0.2.1", origin = ORIGIN) {
  const cookies = new Map<string, string>();
  async function call(name: RouteName, { params = {}, query = "", body, headers = {} }: Said = {}): Promise<Response> {
    const { method, path } = ROUTES[name];
    const filled = path.replace(/\{(\w+)\}/g, (_all, parameter: string) => params[parameter] ?? "0");
    const init: RequestInit = {
      method,
      headers: {
        Cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join("; "),
        "Sec-Fetch-Site": "same-origin",
        Origin: origin,
        "User-Agent": "Testbrowser 1.0",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
    };
    const response = await app.request(`${origin}${filled}${query}`, init, { incoming: { socket: { remoteAddress: address } } });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = cookie.split(/; ?/);
      const [key = "", value = ""] = pair.split(/=(.*)/s);
      if (attributes.some((attribute) => attribute.toLowerCase() === "max-age=0")) cookies.delete(key);
      else cookies.set(key, value);
    }
    return response;
  }
  return { call, cookies };
}

export type TestBrowser = ReturnType<typeof openBrowser>;
