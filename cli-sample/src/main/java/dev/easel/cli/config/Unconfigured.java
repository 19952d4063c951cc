package dev.easel.cli.config;

/** A command to which the configuration is not applied, so that it works whatever the file holds. */
public interface Unconfigured {}
