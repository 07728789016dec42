/** What the work gives, or undefined where it takes longer than that; the work goes on. Rejects as the work does. */
export async function within<Outcome>(milliseconds: number, work: Promise<Outcome>): Promise<Outcome | undefined> {
  // Much cheaper than a signal, which every answer would have to abort.
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
