/** Asks when `given` has stayed the same for `wait` ms; only the answer to what was given last counts, a failure is none. */
export function settle<Given, Answer>(
  wait: number,
  ask: (given: Given) => Promise<Answer>,
  then: (answer: Answer, given: Given) => void,
) {
  let last = 0;
  return (given: Given) => {
    clearTimeout(last);
    const mine = (last = window.setTimeout(async () => {
      const answer = await ask(given).catch(() => undefined);
      if (answer !== undefined && mine === last) then(answer, given);
    }, wait));
  };
}
