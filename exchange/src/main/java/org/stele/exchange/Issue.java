package org.stele.exchange;

/**
 * One of several things that are wrong.
 *
 * @param path where, such as {@code records[3]} or an identifier; never personal data
 * @param code closed, in capitals
 */
public record Issue(String path, String code) {}
