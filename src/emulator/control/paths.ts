/** Where all paths of the control API begin. */
export const controlRoot = '/_stepmill';

/** The version of the routes: see the decision on its promise. */
export const controlVersion = 'v1';
