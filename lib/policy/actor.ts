/** Who asks: taken from the session or the token, never from what was sent. */
export type Actor = {
  userId: string;
  name: string;
  via: { kind: 'session' | 'token' | 'operator' | 'job'; id: string };
};
