import { expect, test } from 'vitest';
import { de } from './de';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { nl } from './nl';
import { pl } from './pl';
import { ptBr } from './pt-BR';
import { ro } from './ro';
import { sl } from './sl';

test('Polish counts with three forms, and the teens take the last', () => {
  expect([1, 2, 4, 5, 12, 14, 21, 22, 25, 112, 122].map(pl.matches)).toEqual([
    '1 rozmowa',
    '2 rozmowy',
    '4 rozmowy',
    '5 rozmów',
    '12 rozmów',
    '14 rozmów',
    '21 rozmów',
    '22 rozmowy',
    '25 rozmów',
    '112 rozmów',
    '122 rozmowy',
  ]);
  expect([1, 3, 10].map(pl.retries)).toEqual(['1 ponowienie', '3 ponowienia', '10 ponowień']);
  expect([1, 3, 10].map(pl.tooManyFiles)).toEqual([
    'Można wysłać tylko 1 plik.',
    'Można wysłać tylko 3 pliki.',
    'Można wysłać tylko 10 plików.',
  ]);
  expect([48, 256, 1000].map(pl.tooLong)).toEqual([
    'Maksymalnie 48 znaków.',
    'Maksymalnie 256 znaków.',
    'Maksymalnie 1000 znaków.',
  ]);
});

test('Slovenian counts with four forms, one of them for two, and begins anew after a hundred', () => {
  expect([1, 2, 3, 4, 5, 11, 12, 21, 100, 101, 102, 104, 105].map(sl.matches)).toEqual([
    '1 pogovor',
    '2 pogovora',
    '3 pogovori',
    '4 pogovori',
    '5 pogovorov',
    '11 pogovorov',
    '12 pogovorov',
    '21 pogovorov',
    '100 pogovorov',
    '101 pogovor',
    '102 pogovora',
    '104 pogovori',
    '105 pogovorov',
  ]);
  expect([1, 2, 3, 5].map(sl.retries)).toEqual([
    '1 nov poskus',
    '2 nova poskusa',
    '3 novi poskusi',
    '5 novih poskusov',
  ]);
  expect([1, 2, 3, 5].map(sl.tooManyFiles)).toEqual([
    'Pošljete lahko samo 1 datoteko.',
    'Pošljete lahko samo 2 datoteki.',
    'Pošljete lahko samo 3 datoteke.',
    'Pošljete lahko samo 5 datotek.',
  ]);
  expect([48, 101, 102, 103].map(sl.tooLong)).toEqual([
    'Največ 48 znakov.',
    'Največ 101 znak.',
    'Največ 102 znaka.',
    'Največ 103 znaki.',
  ]);
});

test('Romanian puts «de» between a noun and numbers from twenty', () => {
  expect([1, 2, 19, 20, 100, 101, 119, 120].map(ro.matches)).toEqual([
    '1 conversație',
    '2 conversații',
    '19 conversații',
    '20 de conversații',
    '100 de conversații',
    '101 conversații',
    '119 conversații',
    '120 de conversații',
  ]);
  expect([1, 5, 20].map(ro.retries)).toEqual(['1 reîncercare', '5 reîncercări', '20 de reîncercări']);
  expect([1, 5, 20].map(ro.tooManyFiles)).toEqual([
    'Se poate trimite un singur fișier.',
    'Se pot trimite cel mult 5 fișiere.',
    'Se pot trimite cel mult 20 de fișiere.',
  ]);
  expect([1, 12, 48].map(ro.tooLong)).toEqual([
    'Cel mult 1 caracter.',
    'Cel mult 12 caractere.',
    'Cel mult 48 de caractere.',
  ]);
});

test('French and Brazilian Portuguese count nought as one', () => {
  expect([0, 1, 2].map(fr.matches)).toEqual(['0 conversation', '1 conversation', '2 conversations']);
  expect([0, 1, 2].map(ptBr.matches)).toEqual(['0 conversa', '1 conversa', '2 conversas']);
});

test('languages with two forms keep the first for one', () => {
  expect([0, 1, 2].map(de.matches)).toEqual(['0 Unterhaltungen', '1 Unterhaltung', '2 Unterhaltungen']);
  expect([0, 1, 2].map(es.matches)).toEqual(['0 conversaciones', '1 conversación', '2 conversaciones']);
  expect([0, 1, 2].map(it.matches)).toEqual(['0 conversazioni', '1 conversazione', '2 conversazioni']);
  expect([0, 1, 2].map(nl.matches)).toEqual(['0 gesprekken', '1 gesprek', '2 gesprekken']);
});
