/** A provider made of an endpoint and a dialect for each verb. */
package dev.easel.http.remote;
