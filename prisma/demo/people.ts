/** The members of the demo seminar. */
export type DemoPerson = {
  key: string;
  email: string;
  name: string;
  role: 'instructor' | 'assistant' | 'participant' | 'observer';
};

export const demoPeople: DemoPerson[] = [
  { key: 'instructor', email: 'instructor@example.org', name: 'Helena Brandvold', role: 'instructor' },
  { key: 'assistant', email: 'assistant@example.org', name: 'Kwame Asante-Boateng', role: 'assistant' },
  { key: 'participant1', email: 'participant1@example.org', name: 'Sumaira Lodhi', role: 'participant' },
  { key: 'participant2', email: 'participant2@example.org', name: 'Ilya Tarasenkov', role: 'participant' },
  { key: 'participant3', email: 'participant3@example.org', name: 'Lucía Ferreyra', role: 'participant' },
  { key: 'participant4', email: 'participant4@example.org', name: 'Daniel Achterberg', role: 'participant' },
  { key: 'participant5', email: 'participant5@example.org', name: 'Mei-Ling Tsao', role: 'participant' },
  { key: 'participant6', email: 'participant6@example.org', name: 'Farid Noorzai', role: 'participant' },
  { key: 'observer', email: 'observer@example.org', name: 'Orla Kinsella', role: 'observer' },
];
