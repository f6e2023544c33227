import { serveBench } from "./snapshot/bench-server";
import { measureDesign } from "./snapshot/measure-design";
const server = await serveBench();
for (const codes of (process.argv[2] ?? "1000000").split(",").map(Number)) console.log(JSON.stringify(await measureDesign(server.origin, "tearoff", codes, 1)));
await server.close();
