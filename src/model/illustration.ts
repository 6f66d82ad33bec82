const folder =
  /(?:^|\/)(?:examples?|samples?|demos?|playgrounds?|sandbox|benchmarks?|bench|perf|docs?|website)\//i;

/** Whether a path is of something to read, to try out or to measure with: no part of what is given to users. */
export function isIllustration(path: string): boolean {
  return folder.test(path);
}
