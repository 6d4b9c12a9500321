/** Records on their way to whom a permit names, sealed. Start at {@link org.stele.formats.release.ReleasePackage}. */
@NullMarked
package org.stele.formats.release;

import org.jspecify.annotations.NullMarked;
