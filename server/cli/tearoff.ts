import { randomBytes } from "node:crypto";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { fail, ok, type Result } from "../../src/domain/result";
import { readSettings } from "../start/settings";
import type { Command } from "./command";
import { COMMANDS } from "./commands";
import { commandHelp, HELP } from "./help";

const DONE = 0;
const NOT_DONE = 1;
const ASKED_WRONGLY = 2;

// As the server's own files: a backup is for this user alone.
process.umask(0o077);
const [name, ...rest] = process.argv.slice(2);
process.exitCode = await main(name, rest);

async function main(name: string | undefined, args: readonly string[]): Promise<number> {
  if (name === undefined || name === "--help" || name === "help") return say(HELP, name === undefined ? ASKED_WRONGLY : DONE);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return complain(`There is no command ${name}.\n\n${HELP}`, ASKED_WRONGLY);
  const read = readArguments(command, args);
  if (!read.ok) return complain(`${read.problem}\n\n${commandHelp(name, command)}`, ASKED_WRONGLY);
  if (read.value.options["help"] === true) return say(commandHelp(name, command), DONE);
  return await carryOut(command, read.value);
}

type Arguments = {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

async function carryOut(command: Command, { operands, options }: Arguments): Promise<number> {
  const settings = readSettings(process.env, []);
  if (!settings.ok) return complain(settings.problem, NOT_DONE);
  // npm starts programs in the project's folder, and says where it was itself started.
  const folder = process.env["INIT_CWD"] ?? process.cwd();
  const done = await command.run({ settings: settings.value, operands, options, folder, nowMs: Date.now, randomBytes });
  return done.ok ? say(done.value, DONE) : complain(done.problem, NOT_DONE);
}

function readArguments(command: Command, args: readonly string[]): Result<Arguments, string> {
  const own = Object.entries(command.options).map(([option, { value }]) => [option, { type: value === null ? "boolean" : "string" }]);
  const options = { ...Object.fromEntries(own), help: { type: "boolean" } } as NonNullable<ParseArgsConfig["options"]>;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const read = { operands: positionals, options: values as Arguments["options"] };
    if (values["help"] === true || positionals.length === command.operands.length) return ok(read);
    return fail(command.operands.length === 0 ? "Nothing but options can follow." : `It takes ${command.operands.join(" ")}, and nothing else.`);
  } catch (failure) {
    // What parseArgs says is a sentence for the person who typed it.
    if ((failure as { readonly code?: string }).code?.startsWith("ERR_PARSE_ARGS") === true) return fail((failure as Error).message);
    throw failure;
  }
}

function say(text: string, exitCode: number): number {
  console.log(text);
  return exitCode;
}

function complain(text: string, exitCode: number): number {
  console.error(text);
  return exitCode;
}
