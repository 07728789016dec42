/** Discord's rules for a message body, written from its documents, not from our renderer. Each answer names what is wrong. */

export type Json = Readonly<Record<string, unknown>>;

export const EPHEMERAL = 1 << 6;
export const COMPONENTS_V2 = 1 << 15;
const SUPPRESS_EMBEDS = 1 << 2;
const SUPPRESS_NOTIFICATIONS = 1 << 12;

export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** Component types that may stand in each place. */
const ALLOWED: Readonly<Record<string, readonly unknown[]>> = {
  message: [1, 9, 10, 12, 13, 14, 17],
  container: [1, 9, 10, 12, 13, 14],
  row: [2],
};

interface Tally {
  components: number;
  text: number;
  bytes: number;
  readonly customIds: string[];
}

function buttonProblems(button: Json, tally: Tally): string[] {
  const { style, label, custom_id: id, url } = button;
  const problems: string[] = [];
  if (typeof label !== "string" || label.trim() === "" || label.length > 80) problems.push(`button label: ${label}`);
  if (style === 5) {
    if (id !== undefined) problems.push("a link button has no custom_id");
    if (typeof url !== "string" || url.length > 512 || !/^(https?|discord):\/\/\S+$/.test(url)) {
      problems.push(`button url: ${url}`);
    }
  } else if (style === 1 || style === 2 || style === 3 || style === 4) {
    if (url !== undefined) problems.push("only a link button has a url");
    if (typeof id !== "string" || id === "" || id.length > 100) problems.push(`button custom_id: ${id}`);
    else tally.customIds.push(id);
  } else {
    problems.push(`button style: ${style}`);
  }
  return problems;
}

function componentProblems(component: Json, place: string, tally: Tally): string[] {
  tally.components += 1;
  if (!ALLOWED[place]?.includes(component.type)) return [`component type ${component.type} in a ${place}`];
  const children = listOf(component.components);
  switch (component.type) {
    case 1:
      return [
        ...(children.length < 1 || children.length > 5 ? [`${children.length} buttons in a row`] : []),
        ...children.flatMap((child) => componentProblems(child, "row", tally)),
      ];
    case 2:
      return buttonProblems(component, tally);
    case 10: {
      const { content } = component;
      if (typeof content !== "string" || content.trim() === "") return ["an empty text display"];
      tally.text += content.length;
      tally.bytes += Buffer.byteLength(content, "utf8") + 12;
      return /\p{Cs}/u.test(content) ? ["a text display with half a character"] : [];
    }
    case 14:
      return [];
    case 17: {
      const colour = component.accent_color;
      return [
        ...(children.length === 0 ? ["an empty container"] : []),
        ...(colour === undefined || (Number.isInteger(colour) && Number(colour) >= 0 && Number(colour) <= 0xffffff)
          ? []
          : [`accent_color ${colour}`]),
        ...children.flatMap((child) => componentProblems(child, "container", tally)),
      ];
    }
    default:
      return [`component type ${component.type} is not one that AMW uses`];
  }
}

function componentsProblems(components: unknown): string[] {
  const tally: Tally = { components: 0, text: 0, bytes: 0, customIds: [] };
  const problems = listOf(components).flatMap((component) => componentProblems(component, "message", tally));
  if (tally.components === 0) problems.push("no components");
  if (tally.components > 40) problems.push(`${tally.components} components, at most 40`);
  if (tally.text > 4000) problems.push(`${tally.text} characters of text, at most 4000`);
  if (tally.bytes > 10_170) problems.push(`${tally.bytes} bytes of text, at most 10170`);
  const twice = tally.customIds.filter((id, i) => tally.customIds.indexOf(id) !== i);
  if (twice.length > 0) problems.push(`custom_id used twice: ${twice.join(", ")}`);
  return problems;
}

/** What is wrong with a message body. `wasV2`: it edits a message that has Components V2 already, which stay. */
export function messageProblems(body: unknown, wasV2 = false): string[] {
  if (!isJson(body)) return ["no message body"];
  const problems: string[] = [];
  const flags = Number(body.flags ?? 0);
  if ((flags & ~(EPHEMERAL | COMPONENTS_V2 | SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS)) !== 0) {
    problems.push(`flags ${flags}`);
  }
  if ((flags & COMPONENTS_V2) !== 0 || wasV2) {
    for (const field of ["content", "embeds", "poll", "sticker_ids"]) {
      if (body[field] !== undefined && body[field] !== null) problems.push(`${field} beside Components V2`);
    }
    problems.push(...componentsProblems(body.components));
  } else if (typeof body.content !== "string" || body.content === "" || body.content.length > 2000) {
    problems.push("content of 1 to 2000 characters");
  }
  // Discord would take other values; for AMW nothing but this is right.
  const mentions = body.allowed_mentions;
  if (!isJson(mentions) || JSON.stringify(mentions.parse) !== "[]" || mentions.users || mentions.roles) {
    problems.push("allowed_mentions must be {parse: []}");
  }
  return problems;
}
