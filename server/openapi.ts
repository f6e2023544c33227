import * as z from "zod/mini";
import { problemMessage } from "../src/contract/messages/problem";
import { tillEvent } from "../src/contract/messages/till-event";
import { PROTOCOL_VERSION } from "../src/contract/protocol";
import type { Access } from "../src/contract/access";
import { type Route, ROUTES } from "../src/contract/routes";

type Json = { readonly [key: string]: unknown };

/** The OpenAPI 3.1 document of the API, made from the route table. */
export function openApiDocument(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, route] of Object.entries<Route>(ROUTES)) {
    const path = (paths[route.path] ??= {});
    path[route.method.toLowerCase()] = operation(name, route);
  }
  return {
    openapi: "3.1.0",
    info: { title: "Tearoff", version: String(PROTOCOL_VERSION) },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: { Problem: schema(problemMessage), TillEvent: schema(tillEvent) },
      securitySchemes: {
        till: { type: "http", scheme: "bearer", description: "The token that enrolling a till has returned." },
        key: { type: "http", scheme: "bearer", description: "An API key. What it is made for says which routes it opens: each names its scopes." },
        member: { type: "apiKey", in: "cookie", name: "tearoff.session_token", description: "Signing in sets it; behind TLS its name begins with `__Secure-`." },
      },
    },
  };
}

function operation(name: string, route: Route): Json {
  return {
    operationId: name,
    summary: `${route.summary}${whoText(route.access)}`,
    ...(route.access === "anyone" ? {} : { security: securityOf(route.access) }),
    parameters: [...pathParameters(route.path), ...queryParameters(route)],
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: route.body === "image" ? IMAGE : json(schema(route.body)) } }),
    responses: {
      "200": { description: "Done.", content: contentOf(route) },
      default: { description: "Not done.", content: json({ $ref: "#/components/schemas/Problem" }) },
    },
  };
}

/** Any one of these will do. */
function securityOf(access: Exclude<Access, "anyone">): readonly Json[] {
  if (typeof access === "string") return [{ till: [] }];
  return [...(access.member === undefined ? [] : [{ member: [] }]), ...(access.key === undefined ? [] : [{ key: [] }])];
}

/** What a caller needs, where it is not a till or nobody. */
function whoText(access: Access): string {
  if (typeof access === "string") return "";
  const scopes = access.key === undefined ? [] : [access.key].flat().map((scope) => `key with \`${scope}\``);
  return ` For: ${[access.member ?? [], scopes].flat().join(", ")}.`;
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters({ query }: Route): Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query);
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: of,
  }));
}

const IMAGE: Json = { "image/*": { schema: { type: "string", format: "binary" } } };

function contentOf({ response }: Route): Json {
  if (response === "bytes") return { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  if (response === "image") return IMAGE;
  if (response === "csv") return { "text/csv": { schema: { type: "string" } } };
  if ("events" in response) return { "text/event-stream": { schema: schema(response.events) } };
  return json(schema(response));
}

function json(of: Json): Json {
  return { "application/json": { schema: of } };
}

function schema(of: z.core.$ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(of);
  return rest;
}
