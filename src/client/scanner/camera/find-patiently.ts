import type { Result } from "../../../domain/result";
import type { CameraProblem } from "./camera-problem";
import { findCamera, type FoundCamera } from "./find-camera";

type Search = Parameters<typeof findCamera>[0];

/** Android lets go of a camera a moment after the page did. */
const IN_USE_TRIES = 3;
const IN_USE_WAIT_MS = 400;

/**
 * As `findCamera`, and waits a moment for a camera that is in use. Where that does not help the camera that a person chose, another
 * one is better than none.
 * @param isWanted whether anybody still waits for it
 */
export async function findPatiently(search: Search, isWanted: () => boolean): Promise<Result<FoundCamera, CameraProblem>> {
  let found = await findCamera(search);
  const isBusy = () => !found.ok && found.problem === "in-use" && isWanted();
  for (let tries = 1; tries < IN_USE_TRIES && isBusy(); tries++) {
    await new Promise((resolve) => setTimeout(resolve, IN_USE_WAIT_MS));
    found = await findCamera(search);
  }
  return isBusy() && search.remembered !== null ? findCamera({ ...search, remembered: null }) : found;
}
