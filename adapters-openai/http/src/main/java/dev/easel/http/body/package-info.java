/** Request bodies that can be sent any number of times: JSON and form parts with images streamed into them. */
package dev.easel.http.body;
