/**
 * Hands a listener what `read` gives, now and after changes. Changes during a reading lead to one more reading, so the
 * last value heard is never older than the last change.
 * @param subscribe registers a call for every change; returns how to end it
 */
export function watching<Value>(
  read: () => Promise<Value>,
  subscribe: (onChange: () => void) => () => void,
  onError: (error: unknown) => void,
): (listener: (value: Value) => void) => () => void {
  return (listener) => {
    let ended = false;
    let reading = false;
    let changed = false;

    async function readAgain(): Promise<void> {
      changed = true;
      if (reading) return;
      reading = true;
      try {
        while (changed && !ended) {
          changed = false;
          const value = await read();
          // `ended` may have become true while reading.
          if (!isEnded()) listener(value);
        }
      } catch (error) {
        onError(error);
      } finally {
        reading = false;
      }
    }

    const isEnded = () => ended;
    const end = subscribe(() => void readAgain());
    void readAgain();
    return () => {
      ended = true;
      end();
    };
  };
}
