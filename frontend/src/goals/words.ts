/** "a, b; c" as its parts, each once. */
export const listed = (text: string) => [...new Set(text.split(/[,;\n]/).map((part) => part.trim()))].filter(Boolean);
