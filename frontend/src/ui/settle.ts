/** Calls `work` when `given` has stayed the same for `wait` ms; a failure is left to the next time. */
export function settle<Given>(wait: number, work: (given: Given) => Promise<void>) {
  let timer = 0;
  return (given: Given) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void work(given).catch(() => undefined), wait);
  };
}
