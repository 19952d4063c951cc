/** The demo: all verbs on the offline provider, shown on a page. */
package dev.easel.cli.demo;
