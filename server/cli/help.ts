import type { Command } from "./command";
import { COMMANDS } from "./commands";

const RUN = "npm run tearoff --";

/** What there is, a line for each command. */
export const HELP = [
  `Usage: ${RUN} COMMAND`,
  "",
  ...Object.entries(COMMANDS).map(([name, command]) => `  ${usage(name, command).padEnd(16)}${command.does}`),
  "",
  `${RUN} COMMAND --help tells of its options. The data is found by DATA_DIR and DATABASE_URL, as the server finds it.`,
].join("\n");

export function commandHelp(name: string, command: Command): string {
  const options = Object.entries(command.options).map(([option, { value, does }]) => {
    return `  ${`--${option}${value === null ? "" : ` ${value}`}`.padEnd(16)}${does}`;
  });
  return [`Usage: ${RUN} ${usage(name, command)}`, "", command.does, "", ...options].join("\n");
}

function usage(name: string, { operands }: Command): string {
  return [name, ...operands].join(" ");
}
