"""What a building does to all its ways: outages, detours, dead ends, bottlenecks."""
