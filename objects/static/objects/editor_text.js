/* What a text may hold: the same as objects/richtext/allowed.py, which has the last word. */

const IN_CELLS = "(paragraph | bulletList | orderedList)+";
const LINK = /^(https?:|mailto:)/i;

export const isLink = (address) => LINK.test(address.trim());

export function extensions(tiptap, { toTools, toLink }) {
  const spans = (attributes) => ({ colspan: attributes.colspan, rowspan: attributes.rowspan });
  const cell = (node) =>
    node.extend({
      content: IN_CELLS,
      addAttributes() {
        return spans(this.parent());
      },
    });
  return [
    tiptap.Document,
    tiptap.Paragraph,
    tiptap.Text,
    // Ctrl+Enter saves.
    tiptap.HardBreak.extend({
      addKeyboardShortcuts() {
        return { "Shift-Enter": () => this.editor.commands.setHardBreak() };
      },
    }),
    tiptap.History,
    tiptap.Gapcursor,
    tiptap.Bold,
    tiptap.Italic,
    tiptap.Heading.configure({ levels: [3, 4] }).extend({
      content: "text*",
      marks: "italic link",
    }),
    tiptap.BulletList,
    orderedList(tiptap),
    tiptap.ListItem.extend({ content: "paragraph (paragraph | bulletList | orderedList)*" }),
    link(tiptap, toLink),
    table(tiptap),
    tiptap.TableRow,
    cell(tiptap.TableCell),
    cell(tiptap.TableHeader),
    tiptap.TrailingNode.configure({ notAfter: ["heading", "bulletList", "orderedList"] }),
    tiptap.Extension.create({
      name: "wayOut",
      addKeyboardShortcuts: () => ({
        "Alt-F10": () => {
          toTools();
          return true;
        },
      }),
    }),
  ];
}

/* The package's own list has looks that documents lack, set by inline styles. */
function orderedList(tiptap) {
  return tiptap.Node.create({
    name: "orderedList",
    group: "block list",
    content: "listItem+",
    addAttributes: () => ({
      start: {
        default: 1,
        parseHTML: (element) => Math.max(Number.parseInt(element.getAttribute("start"), 10) || 1, 1),
        renderHTML: ({ start }) => (start > 1 ? { start } : {}),
      },
    }),
    parseHTML: () => [{ tag: "ol" }],
    renderHTML: ({ HTMLAttributes }) => ["ol", HTMLAttributes, 0],
    addCommands: () => ({
      toggleOrderedList:
        () =>
        ({ commands }) =>
          commands.toggleList("orderedList", "listItem"),
    }),
    addKeyboardShortcuts() {
      return { "Mod-Shift-7": () => this.editor.commands.toggleOrderedList() };
    },
    addInputRules() {
      return [
        tiptap.wrappingInputRule({
          find: /^(\d{1,3})\.\s$/,
          type: this.type,
          getAttributes: (match) => ({ start: Number(match[1]) }),
          joinPredicate: (match, node) => node.childCount + node.attrs.start === Number(match[1]),
        }),
      ];
    },
  });
}

function link(tiptap, toLink) {
  return tiptap.Link.extend({
    inclusive: false,
    addAttributes: () => ({ href: { default: null } }),
    addKeyboardShortcuts: () => ({
      "Mod-k": () => {
        toLink();
        return true;
      },
    }),
  }).configure({
    openOnClick: false,
    defaultProtocol: "https",
    HTMLAttributes: { target: null, rel: null, class: null },
    isAllowedUri: (address) => isLink(address || ""),
    shouldAutoLink: (address) => /^(https?:\/\/|mailto:|www\.)|@/i.test(address),
  });
}

/* Columns have no widths of their own, and Tab leaves a table at its last cell. */
function table(tiptap) {
  return tiptap.Table.extend({
    addNodeView: () => null,
    addKeyboardShortcuts() {
      return { ...this.parent(), Tab: () => this.editor.commands.goToNextCell() };
    },
  });
}

export function htmlOf(editor) {
  return editor.isEmpty ? "" : editor.getHTML().replace(/(<p><\/p>)+$/, "");
}

/* Text without tags is plain text, with blank lines between its paragraphs. */
export function paragraphs(text) {
  if (/<\/?[a-z!][^>]*>/i.test(text)) {
    return text;
  }
  const holder = document.createElement("div");
  for (const block of text.split(/\n\s*\n/)) {
    const paragraph = document.createElement("p");
    block
      .trim()
      .split("\n")
      .forEach((line, number) => {
        paragraph.append(...(number ? [document.createElement("br"), line] : [line]));
      });
    holder.append(paragraph);
  }
  return holder.innerHTML;
}
