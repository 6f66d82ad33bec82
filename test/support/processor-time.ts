/**
 * Milliseconds that this process has worked so far. How long something takes by the clock depends on what else the machine
 * does; a limit in this does not fail for that.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
