/** The page of an issue. */
export async function handler({ issue }) {
  return { subject: `Issue ${issue}`, html: `<h1>Issue ${issue}</h1>` };
}
