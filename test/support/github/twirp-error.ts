/** https://twitchtv.github.io/twirp/docs/spec_v7.html#error-codes */
export const codes = {
  invalid_argument: 400,
  unauthenticated: 401,
  permission_denied: 403,
  not_found: 404,
  bad_route: 404,
  already_exists: 409,
};

export class TwirpError extends Error {
  readonly code: keyof typeof codes;

  constructor(code: keyof typeof codes, message: string) {
    super(message);
    this.code = code;
  }
}
