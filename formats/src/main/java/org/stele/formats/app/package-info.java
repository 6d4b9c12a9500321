/**
 * Applications that patients approved for their own charts: how journals name them, and how they are listed. Start at {@link
 * org.stele.formats.app.AppActor}.
 */
@NullMarked
package org.stele.formats.app;

import org.jspecify.annotations.NullMarked;
