import type { MouseEvent } from "react";

/**
 * Leaves out the second half of a double press. Redeem and Next stand at the same place: who presses Redeem twice in
 * a row must still see that it was redeemed.
 */
export function once(act: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.detail < 2) act();
  };
}
