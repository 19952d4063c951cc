/** The studio page: its files, and the routes that it calls. */
package dev.easel.studio;
