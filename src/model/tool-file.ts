const name = /\.config\.[cm]?[jt]s$|(?:^|\/)(?:gulpfile|gruntfile|jakefile)\.[cm]?[jt]s$/i;

/** Whether a path is of a file that only a tool reads, before anything of the project runs. */
export function isToolFile(path: string): boolean {
  return name.test(path);
}
