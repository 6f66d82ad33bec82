const place =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|__fixtures__|mocks?|__mocks__|testdata|testing|cassettes)\/|[._-](?:tests?|specs?|tst)(?:-d)?\.[a-z]+$|(?:^|\/)test_[^/]+\.py$|_test\.go$/i;

/** Whether a path says that a file is a test's, or made for one. */
export function isTestPlace(path: string): boolean {
  return place.test(path);
}
