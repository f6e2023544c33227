import { backup } from "./backup";
import type { Command } from "./command";
import { newEpoch } from "./new-epoch";
import { restore } from "./restore";

export const COMMANDS: Readonly<Record<string, Command>> = {
  backup,
  restore,
  "new-epoch": newEpoch,
};
