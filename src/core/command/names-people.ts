/** Whether the line asks for a command whose arguments are people, mentioned as the platform writes it. */
export const namesPeople = (line: string): boolean => /^[\s,:;]*(?:\/?amw[\s,:;]+)?(?:roles|audit)(?=\s|$)/i.test(line);
