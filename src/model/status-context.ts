/** The one commit status to require; never the name of a job, since a check and a status of one name are both required. */
export const statusContext = 'certgate/gate';
