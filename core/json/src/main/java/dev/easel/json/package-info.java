/** The JSON forms of what travels between programs, versioned; and files made of them. */
package dev.easel.json;
