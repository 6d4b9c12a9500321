package org.stele.node.config;

/**
 * How strictly bundles are taken in.
 *
 * @param profiles whether resources are checked against profiles too, which takes ten times as long
 */
public record IntakeSettings(boolean profiles) {}
