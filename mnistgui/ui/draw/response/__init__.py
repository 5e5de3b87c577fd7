"""The response map on the Draw page: what two nets answer when the drawing is moved, turned, or drawn otherwise."""
