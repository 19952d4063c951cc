/** Words for people: the nearest spelling of a word, and the columns that text takes on a terminal. */
package dev.easel.cli.words;
