"""The frame around the pages: navigation and banners."""
