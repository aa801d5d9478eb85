/** The HTTP API as a program uses it, for what a test needs to be there before it begins. */
export type Api = {
  get: <T>(path: string) => Promise<T>;
  post: <T>(path: string, body: unknown, headers?: Record<string, string>) => Promise<T>;
  /** The answer as it comes, whatever its status. */
  send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
};

/** @param path under /api/v1, with its leading slash */
export function createApi(url: string, token: string): Api {
  const send: Api['send'] = (method, path, body, headers = {}) =>
    fetch(`${url}/api/v1${path}`, {
      method,
      // The server ends an idle connection after seconds, in which a test may have done other things.
      headers: { Connection: 'close', Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const read = async <T>(response: Response): Promise<T> => {
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
    return JSON.parse(text) as T;
  };
  return {
    send,
    get: async (path) => read(await send('GET', path)),
    post: async (path, body, headers) => read(await send('POST', path, body, headers)),
  };
}
