/** "never", "once", "3 times". */
export function wordTimes(count: number): string {
  if (count === 0) return "never";
  return count === 1 ? "once" : `${count} times`;
}
