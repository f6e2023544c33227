/** What is wrong with a text that holds {placeholders}. */
export type PlaceholderProblem =
  | { readonly kind: "unknown-placeholder"; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: "lone-brace"; readonly position: number };

type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "placeholder"; readonly name: string }
  | { readonly kind: "lone-brace"; readonly position: number };

/** What a manager would have to mend in a text with placeholders (R53): {{ and }} stand for plain braces. */
export function placeholderProblems(text: string, known: readonly string[]): readonly PlaceholderProblem[] {
  return piecesOf(text).flatMap((piece): readonly PlaceholderProblem[] => {
    switch (piece.kind) {
      case "text":
        return [];
      case "placeholder":
        return known.includes(piece.name) ? [] : [{ kind: "unknown-placeholder", name: piece.name, known }];
      case "lone-brace":
        return [piece];
    }
  });
}

/**
 * A text with its placeholders filled (R53). Values are put in as they are: a value that looks like a placeholder is
 * not filled again. What validation would have reported stays visible, as typed.
 */
export function fillPlaceholders(text: string, values: Readonly<Partial<Record<string, string>>>): string {
  return piecesOf(text)
    .map((piece) => {
      switch (piece.kind) {
        case "text":
          return piece.text;
        case "placeholder":
          return Object.hasOwn(values, piece.name) ? (values[piece.name] ?? "") : `{${piece.name}}`;
        case "lone-brace":
          return text.charAt(piece.position - 1);
      }
    })
    .join("");
}

function piecesOf(text: string): readonly Piece[] {
  return Array.from(text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g), (match): Piece => {
    const [found, name] = match;
    if (name !== undefined) return { kind: "placeholder", name: name.trim() };
    if (found === "{{" || found === "}}") return { kind: "text", text: found.charAt(0) };
    if (found === "{" || found === "}") return { kind: "lone-brace", position: match.index + 1 };
    return { kind: "text", text: found };
  });
}
