/** What a response says about its tokens and its price. */
package dev.easel.http.usage;
