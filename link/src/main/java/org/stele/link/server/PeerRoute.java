package org.stele.link.server;

/**
 * Something that members ask each other.
 *
 * @param path begins with a slash; asked by POST
 * @param largestBody the longest question, in bytes; a longer one is refused unread
 * @param atOnce of one member's questions in work at the same time; more are told to come again
 */
public record PeerRoute(String path, int largestBody, int atOnce, PeerHandler handler) {}
