/** JSON whose images are decoded off the stream. */
package dev.easel.http.json;
